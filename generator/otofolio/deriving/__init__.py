"""From what was read to what is shown: sorted, labelled, counted, once. Imports neither readers nor renderers."""
