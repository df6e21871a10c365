// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/documentnames.h"

#include <QRegularExpression>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

QStringList documentsIn(const QString& text)
{
    static const QRegularExpression kBetween(u"[\\s\"'`“”‘’(),;<>\\[\\]|]+"_s);
    static const QRegularExpression kEnd(u"[.:!?]+$"_s);
    static const QRegularExpression kDocument(
        u"^[^@{}$=]*[\\w*)-]\\.(?:md|markdown|adoc|rst|pdf|docx?|odt|xlsx?|pptx?)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    // A path has a folder and either a kind of file or a slash at its end; "PM2/Docker" has neither.
    static const QRegularExpression kPath(
        u"^(?:[\\w.*-]+/)+(?:[\\w.*-]+\\.(?:ts|js|mjs|sh|py|rb|sql|ya?ml|json|tf|csv|txt|html?)|[\\w.*-]+/)$"_s);
    QStringList found;
    if (!text.contains(u'.') && !text.contains(u'/'))
        return found;
    const auto words = text.split(kBetween, Qt::SkipEmptyParts);
    for (auto word : words) {
        // What both expressions ask for; they are dear.
        if (!word.contains(u'.') && !word.contains(u'/'))
            continue;
        word.remove(kEnd);
        // ".md:48" is a place in the document.
        const auto name = word.section(u':', 0, 0);
        if (word.size() > 300 || word.contains(u"://"))
            continue;
        if (kDocument.match(name).hasMatch() || kPath.match(name).hasMatch())
            found.append(name);
    }
    return found;
}

QString fileNameOf(const QString& path)
{
    const auto trimmed = path.endsWith(u'/') ? path.chopped(1) : path;
    return trimmed.section(u'/', -1).toLower();
}

QSet<QString> documentsBehind(const QString& source)
{
    QSet<QString> documents;
    const auto places = source.split(u',', Qt::SkipEmptyParts);
    for (const auto& place : places)
        documents.insert(place.trimmed().section(u':', 0, -2));
    return documents;
}

} // namespace muster::plan::lint
