"""How each language writes numbers, dates and quotations, and by which words it is known. A language that is not
described here is still checked for what needs no words."""
