"""Words: Babel catalogues by language, values by CLDR. Nothing a person reads is written elsewhere."""
