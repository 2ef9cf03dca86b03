"""From what was read to what is shown: sorted, labeled, counted, once. Imports neither readers nor renderers."""
