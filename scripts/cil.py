# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of CIL that fixtures/selinux uses, expanded to sets of types and of class:permission pairs.

Each rule becomes a Rule whose text, file and line are those of the source; what secilc refuses is
not refused here once more.
"""
import re
import sys
from dataclasses import dataclass, field


@dataclass
class Rule:
    kind: str  # allow, allowx, dontaudit, neverallow, mlsconstrain, typetransition, typebounds
    file: str
    line: int
    text: str
    source: set = field(default_factory=set)
    target: set = field(default_factory=set)
    own: bool = False  # the target is the subject itself
    pairs: set = field(default_factory=set)  # (class, permission)
    result: str = ""
    remark: str = ""  # "; ledger: ..." on the lines before it



def parse(path):
    """Top-level forms of a file as nested lists of Text; yields (form, line, source, remark)."""
    text = open(path).read()
    stack, forms, line, remark = [], [], 1, []
    start = 0
    for m in re.finditer(r'\n|;[^\n]*|"[^"]*"|[()]|[^\s();"]+', text):
        token = m.group()
        if token == "\n":
            line += 1
        elif token.startswith(";"):
            if not stack:
                found = re.match(r";+\s*ledger:\s*(.*)", token)
                if found:
                    remark.append(found.group(1))
        elif token == "(":
            if not stack:
                start, first = m.start(), line
            stack.append([])
        elif token == ")":
            form = stack.pop()
            if stack:
                stack[-1].append(form)
            else:
                forms.append((form, first, re.sub(r"\s+", " ", text[start : m.end()]), " ".join(remark)))
                remark = []
        else:
            stack[-1].append(token)
    return forms


class Policy:
    def __init__(self, paths):
        self.commons, self.perms, self.classes = {}, {}, []
        self.types, self.sets, self.maps, self.permsets = [], {}, {}, {}
        self.rules = []
        forms = [(path, *form) for path in paths for form in parse(path)]
        for step in (self.declare, self.collect, self.rule):
            for path, form, line, text, remark in forms:
                step(path, form, line, text, remark)
        self.forms = forms

    def declare(self, path, form, *_):
        kind = form[0]
        if kind == "common":
            self.commons[form[1]] = form[2]
        elif kind == "class":
            self.perms.setdefault(form[1], []).extend(form[2])
        elif kind == "type":
            self.types.append(form[1])
        elif kind == "typeattributeset":
            self.sets.setdefault(form[1], []).append(form[2])

    def collect(self, path, form, *_):
        kind = form[0]
        if kind == "classcommon":
            self.perms[form[1]].extend(self.commons[form[2]])
        elif kind == "classmap":
            self.maps.setdefault(form[1], {})
        elif kind == "classmapping":
            self.maps[form[1]].setdefault(form[2], []).append(form[3])
        elif kind == "classpermissionset":
            self.permsets.setdefault(form[1], []).append(form[2])

    def expand(self, expression):
        """A type, an attribute, or (and/or/not/all ...) as a set of types."""
        if isinstance(expression, str):
            if expression in self.sets:
                return set().union(*(self.expand(e) for e in self.sets[expression]))
            return {expression}
        if expression == ["all"]:
            return set(self.types)
        if expression[0] == "and":
            return self.expand(expression[1]) & self.expand(expression[2])
        if expression[0] == "or":
            return self.expand(expression[1]) | self.expand(expression[2])
        if expression[0] == "not":
            return set(self.types) - self.expand(expression[1])
        return set().union(*(self.expand(e) for e in expression))

    def pairs(self, expression):
        """A permission set's name, (class (perms)) or (map (names)) as pairs."""
        if isinstance(expression, str):
            return set().union(*(self.pairs(e) for e in self.permsets[expression]))
        name, perms = expression
        if name in self.maps:
            return set().union(*(self.pairs(e) for p in perms for e in self.maps[name][p]))
        return {(name, p) for p in (self.perms[name] if perms == ["all"] else perms)}

    def access(self, kind, path, line, text, remark, form):
        rule = Rule(kind, path, line, text, remark=remark)
        rule.source = self.expand(form[1])
        rule.own = form[2] == "self"
        rule.target = set() if rule.own else self.expand(form[2])
        rule.pairs = {(form[3][1], "ioctl")} if kind == "allowx" else self.pairs(form[3])
        self.rules.append(rule)

    def rule(self, path, form, line, text, remark):
        kind = form[0]
        if kind in ("allow", "allowx", "dontaudit", "neverallow"):
            self.access(kind, path, line, text, remark, form)
        elif kind == "booleanif":
            for branch in form[2:]:
                for inner in branch[1:]:
                    self.access(inner[0], path, line, f"{text}", remark, inner)
        elif kind == "mlsconstrain":
            rule = Rule(kind, path, line, text, remark=remark, pairs=self.pairs(form[1]))
            self.rules.append(rule)
        elif kind == "typetransition":
            rule = Rule(kind, path, line, text, remark=remark, result=form[-1])
            rule.source, rule.own = self.expand(form[1]), form[2] == "self"
            rule.target = set() if rule.own else self.expand(form[2])
            rule.pairs = {(form[3], "transition" if form[3] == "process" else "create")}
            self.rules.append(rule)
        elif kind == "typebounds":
            rule = Rule(kind, path, line, text, remark=remark, source={form[1]}, result=form[2])
            self.rules.append(rule)


if __name__ == "__main__":
    for r in Policy(sys.argv[1:]).rules:
        print(r.kind, r.file, r.line, len(r.source), len(r.target), len(r.pairs), r.remark)
