def test_tiny_book_builds(book):
    book.build().accepts()
def test_bad(book):
    r = book.read("```python\nprint(1)\n```\n")
    print(r.text, r.status)
    r.refuses("book/index.md", book.line("print(1)"), "nothing proves")
    print(r.messages)
