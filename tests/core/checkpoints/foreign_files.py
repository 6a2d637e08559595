"""Networks and files as other programs make them, written on the spot."""

import pytest
import torch
from torch import nn

from core.checkpoints.importers import import_generator
from core.nets.initialise import initialise
from core.runtime.errors import UserError


class OfficialBlock(nn.Module):
    """The residual block of pytorch-CycleGAN-and-pix2pix; without dropout it has a layer less."""

    def __init__(self, width, norm, dropout):
        super().__init__()
        bias = norm is not nn.BatchNorm2d
        self.conv_block = nn.Sequential(
            nn.ReflectionPad2d(1),
            nn.Conv2d(width, width, 3, bias=bias),
            norm(width),
            nn.ReLU(),
            *([nn.Dropout(0.5)] if dropout else []),
            nn.ReflectionPad2d(1),
            nn.Conv2d(width, width, 3, bias=bias),
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
        bias = norm is not nn.BatchNorm2d
        strided = {"stride": 2, "padding": 1, "bias": bias}
        self.model = nn.Sequential(
            nn.ReflectionPad2d(3),
            nn.Conv2d(3, width, 7, bias=bias),
            norm(width),
            nn.ReLU(),
            nn.Conv2d(width, 2 * width, 3, **strided),
            norm(2 * width),
            nn.ReLU(),
            nn.Conv2d(2 * width, 4 * width, 3, **strided),
            norm(4 * width),
            nn.ReLU(),
            *(OfficialBlock(4 * width, norm, dropout) for _ in range(blocks)),
            nn.ConvTranspose2d(4 * width, 2 * width, 3, output_padding=1, **strided),
            norm(2 * width),
            nn.ReLU(),
            nn.ConvTranspose2d(2 * width, width, 3, output_padding=1, **strided),
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
        bias = norm is not nn.BatchNorm2d
        for before, after, stride in ((1, 2, 2), (2, 4, 2), (4, 8, 1)):
            layers.append(nn.Conv2d(before * width, after * width, 4, stride, 1, bias=bias))
            layers += [norm(after * width), nn.LeakyReLU(0.2)]
        self.model = nn.Sequential(*layers, nn.Conv2d(8 * width, 1, 4, 1, 1))

    def forward(self, x):
        return self.model(x)


class OfficialUNet(nn.Module):
    """unet_{2**downs} as pytorch-CycleGAN-and-pix2pix lays it out, level by level."""

    def __init__(self, downs, width, norm, dropout=False):
        super().__init__()
        widths = [width * min(2**depth, 8) for depth in range(downs)]
        self.model = OfficialUNetLevel(3, widths, 3, norm, dropout, outermost=True)

    def forward(self, x):
        return self.model(x)


class OfficialUNetLevel(nn.Module):
    """UnetSkipConnectionBlock: down, what is deeper, up, beside its input."""

    def __init__(self, before, widths, after, norm, dropout, outermost=False):
        super().__init__()
        self.outermost = outermost
        width, *deeper = widths
        bias = norm is nn.InstanceNorm2d
        layers = [] if outermost else [nn.LeakyReLU(0.2, inplace=True)]
        layers.append(nn.Conv2d(before, width, 4, 2, 1, bias=bias))
        if deeper:
            layers += [] if outermost else [norm(width)]
            layers.append(OfficialUNetLevel(width, deeper, width, norm, dropout))
        joined = 2 * width if deeper else width
        transposed = nn.ConvTranspose2d(joined, after, 4, 2, 1, bias=bias or outermost)
        layers += [nn.ReLU(inplace=True), transposed]
        layers.append(nn.Tanh() if outermost else norm(after))
        if dropout and deeper and before == width:
            layers.append(nn.Dropout(0.5))
        self.model = nn.Sequential(*layers)

    def forward(self, x):
        return self.model(x) if self.outermost else torch.cat([x, self.model(x)], 1)


def shaken(network, seed=1):
    """Random weights and running statistics, as after training; in evaluation mode."""
    initialise(network, seed, std=0.2)
    draw = torch.Generator().manual_seed(seed)
    for name, tensor in network.state_dict().items():
        if name.endswith(("running_var", "weight", "gamma")) and tensor.ndim == 1:
            tensor.copy_(torch.rand(tensor.shape, generator=draw) + 0.5)
        elif name.endswith(("running_mean", "bias", "beta")):
            tensor.copy_(torch.randn(tensor.shape, generator=draw) * 0.2)
    return network.eval()


def zeros(*names):
    """A state dict of small matrices under these names."""
    return {name: torch.zeros(2, 2) for name in names}


def saved(folder, state, name="latest_net_G.pth"):
    """A state dict as a file."""
    torch.save(state, folder / name)
    return folder / name


def refused(path, *arguments, read=import_generator, **options):
    """What is said of a file that cannot be read: it names the file and what to do."""
    with pytest.raises(UserError) as raised:
        read(path, *arguments, **options)
    assert str(path) in raised.value.sentence and raised.value.action
    return str(raised.value)
