"""The frozen values that everything else passes along. No I/O, no templates, no third-party imports."""
