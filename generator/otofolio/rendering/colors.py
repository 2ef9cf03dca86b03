"""The accent color, made fit to read on both grounds (WCAG 2.2 §1.4.3: contrast of at least 4.5 to 1)."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

WHITE, SLATE = "#ffffff", "#16181c"
"""The pages' light and dark grounds."""
_LEAST_CONTRAST, _LEAST_IN_THE_DARK = 5.0, 7.0
"""Above the standard's floor, because the text is also on slightly raised surfaces; thin letters glare less."""
_CALMED = 0.55
"""How much of its saturation a color keeps on a dark ground, where a full one glows."""
_STEPS = 50

Rgb = tuple[float, float, float]


def readable(color: str, ground: str) -> str:
    """The color, darker or lighter in its own hue as far as reading it on the ground asks; calmer on a dark one."""
    hue, lightness, saturation = rgb_to_hls(*_channels(color))
    is_dark = luminance(ground) < 0.5
    end, kept, least = (1.0, _CALMED, _LEAST_IN_THE_DARK) if is_dark else (0.0, 1.0, _LEAST_CONTRAST)
    steps = (lightness + (end - lightness) * step / _STEPS for step in range(_STEPS + 1))
    shades = [*([] if is_dark else [color]), *(_hex(hls_to_rgb(hue, step, saturation * kept)) for step in steps)]
    return next(shade for shade in shades if contrast(shade, ground) >= least)


def contrast(one: str, other: str) -> float:
    """The contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    """The relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(channel) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hex(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)


def _channels(color: str) -> Rgb:
    return int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
