"""How well searches find what people ask for: judged queries, measures, rivals and the table of them."""
