"""Grades exercise ``untested``."""

DIFF = """\
diff --git a/hub.py b/hub.py
index 1111111..2222222 100644
--- a/hub.py
+++ b/hub.py
@@ -3,0 +4,2 @@ class Hub:
+    city = "Oslo"
+    open = True
@@ -9 +11 @@ def close():
-    old = 1
+    new = 1
@@ -20,2 +21,0 @@ def gone():
-    one = 1
-    two = 2
"""
NEW = """\
diff --git a/van.py b/van.py
new file mode 100644
--- /dev/null
+++ b/van.py
@@ -0,0 +1,2 @@
+class Van:
+    wheels = 4
"""
NOTES = NEW.replace("van.py", "notes.md")


def test_only_added_and_missing_lines_count(exercise):
    found = exercise.untested(DIFF, {"hub.py": {1, 5, 9, 21}})
    assert found == ["hub.py:5"], (
        f"of lines 4, 5 and 11 only 5 is missing, not {found}"
    )


def test_a_hunk_without_a_count_is_one_line(exercise):
    found = exercise.untested(DIFF, {"hub.py": {11, 12}})
    assert found == ["hub.py:11"], (
        f"the second hunk adds line 11 and no other: {found}"
    )


def test_everything_tested(exercise):
    found = exercise.untested(DIFF, {"hub.py": set()})
    assert found == [], f"nothing is missing, found {found}"


def test_a_file_unknown_to_coverage_is_untested(exercise):
    found = exercise.untested(DIFF + NEW, {"hub.py": {4}})
    assert found == ["hub.py:4", "van.py:1", "van.py:2"], (
        f"nothing imported van.py, so all of it counts: {found}"
    )


def test_only_python_counts(exercise):
    found = exercise.untested(NOTES, {})
    assert found == [], f"notes.md is no Python: {found}"
