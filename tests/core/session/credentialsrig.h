// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/session/sessionrig.h"

#include <QDirIterator>
#include <QFile>
#include <QUrl>

namespace muster::test {

/// smallPlan() with a credential in the keychain ("neon-console", entry "neon"), one behind glass ("root",
/// entry "root-key") and one elsewhere ("paper").
[[nodiscard]] inline std::shared_ptr<const plan::Plan> planWithCredentials()
{
    return loadedPlan(smallPlanText()
        + "credentials:\n"
          "  - {id: neon-console, title: Neon console, keychain: neon}\n"
          "  - {id: root, title: Root key, keychain: root-key, break_glass: true}\n"
          "  - {id: paper, title: Sealed envelope, onepassword: 'op://Ops/Envelope/password'}\n");
}

/// Every way in which the bytes may have got into a file.
[[nodiscard]] inline QList<QByteArray> formsOf(const QByteArray& value)
{
    const auto text = QString::fromUtf8(value);
    const QByteArray wide(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    return { value, value.toBase64(), value.toBase64(QByteArray::Base64UrlEncoding), value.toHex(),
        value.toHex().toUpper(), QUrl::toPercentEncoding(text), wide, QByteArray(value).replace('/', "\\/") };
}

/// Files below the folder that hold the value in any of its forms.
[[nodiscard]] inline QStringList filesWith(const QString& folder, const QByteArray& value)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(file.fileName()));
        const auto bytes = file.readAll();
        for (const auto& form : formsOf(value)) {
            if (bytes.contains(form))
                found << file.fileName();
        }
    }
    return found;
}

} // namespace muster::test
