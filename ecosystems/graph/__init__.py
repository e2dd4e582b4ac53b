"""Who agreed with whom on what, for which years, who pays and which lead projects carry it out: one graph, read from
either end, as tables, as CSV and as JSON-LD."""
