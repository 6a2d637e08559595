from tests.mark_slow import slow_tests

REPORT = """<testsuites><testsuite>
<testcase classname="tests.core.test_a" name="test_quick" time="0.1"/>
<testcase classname="tests.core.test_a" name="test_sizes[small]" time="0.2"/>
<testcase classname="tests.core.test_a" name="test_sizes[large]" time="0.9"/>
<testcase classname="tests.core.test_b" name="test_shared" time="0.0"><skipped/></testcase>
<testcase classname="tests.core.test_b" name="test_other" time="0.0"><skipped/></testcase>
</testsuite></testsuites>"""


def test_slow_are_the_slowest_parameter_and_what_was_skipped_and_marked(tmp_path):
    report = tmp_path / "times.xml"
    report.write_text(REPORT, encoding="utf-8")
    before = {"tests/core/test_b.py::test_shared", "tests/core/test_gone.py::test_gone"}
    assert slow_tests(report, before) == [
        "tests/core/test_a.py::test_sizes",
        "tests/core/test_b.py::test_shared",
    ]
