// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/finding.h"
#include "core/plan/yamlnode.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace muster::plan {

/// What a name in a plan names.
enum class NameKind {
    Severity,
    Tier,
    Target,
    Calendar,
    Person,
    Role,
    Contact,
    Vendor,
    Service,
    Data,
    Credential,
    Check,
    Backup,
    Scenario,
    Phase,
    Step,
    Decision,
    Answer,
    AnyAnswer, ///< an answer of any decision of the plan
    Validation,
    Audience,
    Channel,
    Template,
    Duty,
    Drill,
    Review,
    Assumption,
    Metric
};

[[nodiscard]] inline size_t qHash(NameKind kind, size_t seed = 0)
{
    return ::qHash(static_cast<int>(kind), seed);
}

/// The keys that one map was asked for while it was read, in the order of asking.
struct AskedKeys {
    Span map;
    /// The map in a word for people.
    QString what;
    QStringList keys;
};

/// What is gathered while one plan is read: findings, the names it gives, and the names it uses.
class Reading final {
public:
    Reading() = default;
    /// Also notes which keys each map was asked for. `asked` must outlive the reading.
    explicit Reading(QList<AskedKeys>& asked)
        : m_asked(&asked)
    {
    }

    /// Part of the tree comes from another file: the `origin` of its spans. What is found there is reported
    /// at `at`, where it is taken in, with file and line.
    [[nodiscard]] int takenFrom(const QString& file, const Span& at);

    /// Whether the keys that maps are asked for are of interest to anybody.
    [[nodiscard]] bool isAskedFor() const { return m_asked != nullptr; }
    /// A map has been read to its end.
    void asked(const Span& map, const QString& what, const QStringList& keys);

    void error(const char* rule, const Span& at, const QString& text, const QString& hint = {});
    void warning(const char* rule, const Span& at, const QString& text, const QString& hint = {});

    /// Gives a name within a scope (a scenario, or the whole plan when empty). A second one of the same kind
    /// is an error.
    void declare(NameKind kind, const QString& scope, const QString& name, const Span& at);
    /// Uses a name; whether any of the kinds has it is asked by checkNames, when all are known.
    void use(const QList<NameKind>& kinds, const QString& scope, const QString& name, const Span& at,
        Finding::Severity severity = Finding::Severity::Error);
    [[nodiscard]] bool knows(NameKind kind, const QString& scope, const QString& name) const;
    [[nodiscard]] QStringList namesOf(NameKind kind, const QString& scope) const;

    /// So many findings that more are not kept.
    [[nodiscard]] bool isFull() const;

    /// Reports the names that nothing has.
    void checkNames();
    /// Hands the findings over, in the order of the file.
    [[nodiscard]] QList<Finding> takeFindings();

private:
    using Scope = std::pair<NameKind, QString>;
    struct Use {
        QList<NameKind> kinds;
        QString scope;
        QString name;
        Span at;
        Finding::Severity severity;
    };

    struct Origin {
        QString file;
        Span at;
    };

    [[nodiscard]] const Span& placeOf(const Span& at) const;
    void add(const char* rule, Finding::Severity severity, const Span& at, const QString& text,
        const QString& hint);

    QList<Finding> m_findings;
    QHash<Scope, QHash<QString, int>> m_names;
    QList<Use> m_uses;
    QList<Origin> m_origins;
    QList<AskedKeys>* m_asked = nullptr;
};

/// The kind in a word for people: "service", "role".
[[nodiscard]] QString textOf(NameKind kind);

/// Whether a file is of a format that this program reads; faults of its version are reported.
[[nodiscard]] bool isReadable(Reading& reading, const YamlNode& root);

/// Letters, digits, '-' and '_', at most 64, beginning with a letter or digit.
[[nodiscard]] bool isSlug(const QString& text);

} // namespace muster::plan
