"""Words of texts and of queries as terms: dictionary forms, stems and parts of compounds. Knows no database."""
