"""The brief: the page a desk officer reads in two minutes, gathered from the questions and written as text or HTML."""
