// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/console.h"

#include <QJsonDocument>

namespace muster::commands {

namespace {

/// Left-to-right marks, embeddings, overrides and isolates: they show a text in another order than it has.
bool turnsWriting(char16_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
}

} // namespace

QString printable(const QString& text)
{
    QString shown;
    shown.reserve(text.size());
    for (const auto c : text) {
        if (c == u'\n' || (c.category() != QChar::Other_Control && !turnsWriting(c.unicode())))
            shown.append(c);
        else
            shown.append(c == u'\t' ? QChar(u' ') : QChar(QChar::ReplacementCharacter));
    }
    return shown;
}

void Console::remark(const QString& text)
{
    if (!quiet)
        tell(text);
}

void Console::tell(const QString& text)
{
    out << printable(text) << u'\n';
    out.flush();
}

void Console::tell(const QJsonObject& object)
{
    out << QString::fromUtf8(QJsonDocument(object).toJson());
    out.flush();
}

void Console::tell(const QJsonArray& array)
{
    out << QString::fromUtf8(QJsonDocument(array).toJson());
    out.flush();
}

void Console::prompt(const QString& text)
{
    out << printable(text);
    out.flush();
}

void Console::progress(const QString& text)
{
    if (showsProgress && !quiet) {
        err << printable(text) << u'\n';
        err.flush();
    }
}

void Console::complain(const QString& text)
{
    err << QStringLiteral("muster-cli: ") << printable(text) << u'\n';
    err.flush();
}

int Console::refuse(const Error& error)
{
    complain(error.text);
    switch (error.fault) {
    case Fault::Invalid:
    case Fault::NotFound:
    case Fault::Conflict:
        return kUnusable;
    case Fault::Denied:
    case Fault::Offline:
    case Fault::Timeout:
    case Fault::Storage:
    case Fault::Internal:
        return kRefused;
    }
    Q_UNREACHABLE();
}

int Console::unusable(const QString& text)
{
    complain(text);
    return kUnusable;
}

int Console::unopened(const Error& error)
{
    complain(error.text);
    return error.fault == Fault::Invalid ? kUnusable : kRefused;
}

} // namespace muster::commands
