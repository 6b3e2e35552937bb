# Stands beside a script that is being tested: writes down what Ren'Py would show of each line and each choice.
init 999 python:
    import json, os

    def _shown(text):
        text = text % renpy.exports.tag_quoting_dict if renpy.config.old_substitutions else text
        text = renpy.substitutions.substitute(text)[0]
        return "".join(t for kind, t in renpy.text.textsupport.tokenize(text) if kind == 1)

    def _told():
        labels, lines, choices, jumps, speakers = [], [], [], [], []
        for name, node in renpy.game.script.namemap.items():
            if not node.filename.endswith("script.rpy"):
                continue
            if isinstance(node, renpy.ast.Label):
                labels.append(node.name)
            elif isinstance(node, renpy.ast.Say):
                lines.append(_shown(node.what))
                speakers.append(node.who)
            elif isinstance(node, renpy.ast.Menu):
                choices.append([_shown(label) for label, condition, block in node.items])
            elif isinstance(node, renpy.ast.Jump):
                jumps.append(node.target)
        return {"labels": labels, "lines": lines, "choices": choices, "jumps": jumps, "speakers": speakers}

    with open(os.path.join(renpy.config.basedir, "said.json"), "w") as out:
        json.dump(_told(), out)
