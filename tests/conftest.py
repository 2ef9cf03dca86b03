"""What all tests share: no test fails because the machine is busy."""

from __future__ import annotations

import hypothesis

hypothesis.settings.register_profile("otofolio", deadline=None)
hypothesis.settings.load_profile("otofolio")
