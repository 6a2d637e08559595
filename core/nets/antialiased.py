"""The antialiased ResNet generator of CUT: teacher, supernet and sub-generator."""

from core.nets.planned import PlannedGenerator


class AntialiasedGenerator(PlannedGenerator):
    """A ResNet that blurs before it halves and after it doubles (Park et al. 2020, appendix C).

    h and w are multiples of four, at least eight. The eight numbers of an architecture are those of
    a ResNet. `blocks` is a multiple of three: each third has its own middle width.
    """
