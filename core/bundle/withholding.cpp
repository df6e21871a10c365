// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/withholding.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace muster::bundle {

using namespace Qt::Literals::StringLiterals;

namespace {

/// In the payload, as the table of types in event-record.md has it: holder_name, second_name, approver_name,
/// whose objection it is, and the owner of what follows.
bool isName(const QString& field)
{
    return field == "actor.name"_L1 || field == "payload.owner"_L1 || field == "payload.whose"_L1
        || field.endsWith("_name"_L1);
}

bool isWithheld(const QString& field, const Withholding& what)
{
    return what.texts || (what.names && isName(field)) || what.fields.contains(field.section(u'.', 1));
}

} // namespace

Result<Withholding> withholdingFromText(const QString& text)
{
    static const QRegularExpression kField(u"\\A[a-z0-9_.-]+\\z"_s);
    Withholding what;
    for (const auto& word : text.split(u',', Qt::SkipEmptyParts)) {
        const auto one = word.trimmed();
        if (one == u"names") {
            what.names = true;
        } else if (one == u"texts") {
            what.texts = true;
        } else if (one == u"files") {
            what.files = true;
        } else if (kField.match(one).hasMatch()) {
            what.fields.insert(one);
        } else {
            return fail(Fault::Invalid,
                QCoreApplication::translate("muster",
                    "\"%1\" cannot be left out. Write names, texts, files, or fields of entries as saw,why.")
                    .arg(one.left(40)));
        }
    }
    if (what == Withholding()) {
        return fail(Fault::Invalid,
            QCoreApplication::translate("muster",
                "Say what is to be left out: names, texts, files, or fields of entries as saw,why."));
    }
    return what;
}

Bundle withhold(Bundle bundle, const Withholding& what)
{
    for (auto& event : bundle.events) {
        event.leaves.removeIf([&](const journal::Leaf& leaf) { return isWithheld(leaf.field, what); });
        if (what.names || what.texts)
            event.actor.name.clear();
    }
    if (what.files)
        bundle.files.clear();
    return bundle;
}

} // namespace muster::bundle
