// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QRegularExpression>
#include <QString>

namespace muster::report {

/// Somebody whose name is known.
struct Known {
    QString name;
    /// What the plan calls the role that they held first; empty for none.
    QString role;

    bool operator==(const Known&) const = default;
};

/// Replaces names by roles, so that a report blames nobody: whole names and each part of them that is written
/// with a capital, wherever they stand, also in what people wrote. Names that nobody gave as their own are
/// not found.
class Pseudonyms final {
public:
    /// In the order in which participants are counted. Of those with the same name the first counts.
    explicit Pseudonyms(const QList<Known>& people);

    [[nodiscard]] QString replaced(const QString& text) const;
    /// What somebody is called instead; empty for a name that is not known.
    [[nodiscard]] QString of(const QString& name) const { return m_words.value(name); }

private:
    /// By names and parts of names.
    QHash<QString, QString> m_words;
    QRegularExpression m_names;
};

} // namespace muster::report
