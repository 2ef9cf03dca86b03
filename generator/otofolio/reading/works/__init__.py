"""What every format shares about a work: names, dates of issue, kinds, identifiers, keys, addresses."""
