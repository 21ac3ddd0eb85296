"""What the shapes find, printed."""

from __future__ import annotations

from collections import defaultdict

from graph.reading import StoreValidation
from graph.validation import Finding
from xiantu.rendering import shortened

_WIDTH = 120


def print_findings(found: StoreValidation, language: str) -> bool:
    """The findings grouped by shape, violations first, and the shapes left unchecked; True if one is violated."""
    groups: dict[tuple[bool, str], list[Finding]] = defaultdict(list)
    for finding in found.findings:
        groups[finding.severity != "Violation", finding.shape].append(finding)
    for (_, shape), findings in sorted(groups.items()):
        first = findings[0]
        print(f"{first.severity} {shape} ({len(findings)}): {first.zh if language == 'zh' else first.en}")
        for finding in findings:
            sentence = " ".join((finding.sentence or finding.text).split())
            place = f"{finding.doc}:{finding.line}:{finding.column}" if finding.line else finding.doc
            message = finding.zh if language == "zh" else finding.en
            print(f"  {place} {message if message != (first.zh if language == 'zh' else first.en) else ''}".rstrip())
            if sentence:
                print(f"    {shortened(sentence, _WIDTH)}")
        print()
    if found.unchecked:
        said = "没有可检查的对象，因而未检查" if language == "zh" else "unchecked, for want of anything to check"
        print(f"{said}: {', '.join(found.unchecked)}")
    violations = sum(len(group) for (warning, _), group in groups.items() if not warning)
    warnings = sum(len(group) for (warning, _), group in groups.items() if warning)
    total = f"{len(found.reports)} 份报告，{violations} 处违反，{warnings} 处提醒" if language == "zh" else (
        f"{len(found.reports)} reports, {violations} violations, {warnings} warnings"
    )  # fmt: skip
    print(total)
    return bool(violations)
