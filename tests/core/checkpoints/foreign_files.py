"""Networks and files as other programs make them, written on the spot."""

import torch
from torch import nn


class OfficialBlock(nn.Module):
    """The residual block of pytorch-CycleGAN-and-pix2pix; without dropout it has a layer less."""

    def __init__(self, width, norm, dropout):
        super().__init__()
        self.conv_block = nn.Sequential(
            nn.ReflectionPad2d(1),
            nn.Conv2d(width, width, 3),
            norm(width),
            nn.ReLU(),
            *([nn.Dropout(0.5)] if dropout else []),
            nn.ReflectionPad2d(1),
            nn.Conv2d(width, width, 3),
            norm(width),
        )

    def forward(self, x):
        return x + self.conv_block(x)


def instance_norm(_width):
    return nn.InstanceNorm2d(_width)


def old_instance_norm(width):
    """As torch 0.3 stored it, with running statistics; used like the others in training mode."""
    return nn.InstanceNorm2d(width, track_running_stats=True)


class OfficialGenerator(nn.Module):
    """resnet_{blocks}blocks of pytorch-CycleGAN-and-pix2pix."""

    def __init__(self, blocks, width=4, norm=instance_norm, dropout=False):
        super().__init__()
        self.model = nn.Sequential(
            nn.ReflectionPad2d(3),
            nn.Conv2d(3, width, 7),
            norm(width),
            nn.ReLU(),
            nn.Conv2d(width, 2 * width, 3, stride=2, padding=1),
            norm(2 * width),
            nn.ReLU(),
            nn.Conv2d(2 * width, 4 * width, 3, stride=2, padding=1),
            norm(4 * width),
            nn.ReLU(),
            *(OfficialBlock(4 * width, norm, dropout) for _ in range(blocks)),
            nn.ConvTranspose2d(4 * width, 2 * width, 3, stride=2, padding=1, output_padding=1),
            norm(2 * width),
            nn.ReLU(),
            nn.ConvTranspose2d(2 * width, width, 3, stride=2, padding=1, output_padding=1),
            norm(width),
            nn.ReLU(),
            nn.ReflectionPad2d(3),
            nn.Conv2d(width, 3, 7),
            nn.Tanh(),
        )

    def forward(self, x):
        return self.model(x)


class OfficialDiscriminator(nn.Module):
    """The basic discriminator of pytorch-CycleGAN-and-pix2pix."""

    def __init__(self, in_channels, width=4, norm=instance_norm):
        super().__init__()
        layers = [nn.Conv2d(in_channels, width, 4, 2, 1), nn.LeakyReLU(0.2)]
        for before, after, stride in ((1, 2, 2), (2, 4, 2), (4, 8, 1)):
            layers.append(nn.Conv2d(before * width, after * width, 4, stride, 1))
            layers += [norm(after * width), nn.LeakyReLU(0.2)]
        self.model = nn.Sequential(*layers, nn.Conv2d(8 * width, 1, 4, 1, 1))

    def forward(self, x):
        return self.model(x)


def unet():
    """The outer levels of unet_256, as its state dict names them."""
    inner = "model.model.1.model"
    return {
        "model.model.0.weight": torch.zeros(4, 3, 4, 4),
        f"{inner}.1.weight": torch.zeros(8, 4, 4, 4),
        f"{inner}.2.weight": torch.zeros(8),
        f"{inner}.2.bias": torch.zeros(8),
        "model.model.3.weight": torch.zeros(8, 3, 4, 4),
        "model.model.3.bias": torch.zeros(3),
    }


def zeros(*names):
    """A state dict of small matrices under these names."""
    return {name: torch.zeros(2, 2) for name in names}
