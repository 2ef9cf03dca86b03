"""Letters, a calendar and a page: what `otofolio network` writes. None of it is for the website."""
