"""`python -m otofolio`."""

from otofolio.cli import main

raise SystemExit(main())
