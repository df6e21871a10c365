// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/plan/planids.h"
#include "core/plan/target.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace muster::plan {

/// Where a fact was read: in the plan file (line and column from 1) and, if the plan says so, in the document behind it.
struct Place {
    int line = 0;
    int column = 0;
    /// "drama-engine-drp.md:48"; empty when unsaid.
    QString source;
};

struct Severity {
    SeverityId id { QString() };
    QString title;
    Target respond;
};

struct Tier {
    TierId id { QString() };
    QString title;
    Target rto;
    Target rpo;
};

/// An objective that is neither overall, tier, service nor scenario: an environment, a data centre.
struct ExtraTarget {
    QString id;
    QString title;
    QString kind;
    Target rto;
    Target rpo;
};

struct Person {
    QString id;
    QString name;
    QList<RoleId> roles;
    QString phone;
    QString email;
    QString zone;
};

struct Role {
    RoleId id { QString() };
    QString title;
    QStringList duties;
    QString primary;
    QString secondary;
    bool required = false;
    Place place;
};

struct Contact {
    QString id;
    QString title;
    QString email;
    QString phone;
    std::optional<Millis> escalateAfter;
    Place place;
};

struct Vendor {
    QString id;
    QString title;
    QString statusPage;
    QString support;
    Place place;
};

struct Service {
    ServiceId id { QString() };
    QString title;
    QString kind;
    std::optional<TierId> tier;
    /// The service's own; objectives() finds the one that rules.
    Target rto;
    Target rpo;
    /// Whether the plan states it at all: an unstated one leaves the tier's in force, an explicit `unknown` does not.
    bool statesRto = false;
    bool statesRpo = false;
    QString strategy;
    QString currentHow;
    Target currentRto;
    QString region;
    QList<ServiceId> dependsOn;
    QString vendor;
    QList<CheckId> checks;
    std::optional<int> sequence;
    Place place;
};

/// A class of data with an objective of its own.
struct DataClass {
    QString id;
    QString title;
    std::optional<ServiceId> storedIn;
    Target rpo;
    Place place;
};

/// Name and place of a credential; never a value.
struct Credential {
    QString id;
    QString title;
    QString keychain;
    QString onepassword;
    bool breakGlass = false;
    QString verify;
    bool rotateAfterUse = false;
};

struct Answer {
    AnswerId id { QString() };
    QString title;
    std::optional<Millis> takes;
};

struct Decision {
    DecisionId id { QString() };
    QString question;
    QList<Answer> answers;
};

/// One term of a `when:`; a condition is their conjunction.
struct Term {
    struct DecisionIs {
        DecisionId decision { QString() };
        AnswerId answer { QString() };
        bool operator==(const DecisionIs&) const = default;
    };
    struct RpoMissed {
        QString of;
        bool operator==(const RpoMissed&) const = default;
    };
    struct RtoMissed {
        QString of;
        bool operator==(const RtoMissed&) const = default;
    };
    struct SeverityAtLeast {
        SeverityId severity { QString() };
        bool operator==(const SeverityAtLeast&) const = default;
    };
    struct KindIs {
        /// "live" or "drill".
        QString kind;
        bool operator==(const KindIs&) const = default;
    };

    std::variant<DecisionIs, RpoMissed, RtoMissed, SeverityAtLeast, KindIs> test;
    bool operator==(const Term&) const = default;
};

struct Condition {
    QList<Term> all;
    /// As written, for people.
    QString text;
};

/// A program and its arguments; never a shell line.
struct CommandLine {
    QStringList argv;
    std::optional<Millis> timeout;
    QMap<QString, QString> environment;
    QString expectOutput;
};

/// What `run` holds: one, alternatives, or several in order.
struct Run {
    enum class Mode { One, Any, All };
    Mode mode = Mode::One;
    QList<CommandLine> commands;
};

struct Irreversible {
    QString target;
    QString undo;
};

struct Step {
    StepId id { QString() };
    /// The challenge: what to do.
    QString title;
    QString expect;
    QString why;
    QString caution;
    QString remember;
    std::optional<RoleId> role;
    bool critical = false;
    std::optional<Millis> takes;
    std::optional<Decision> decision;
    std::optional<Condition> when;
    QList<StepId> after;
    std::optional<Run> run;
    std::optional<CheckId> check;
    std::optional<Irreversible> irreversible;
    /// "two-person" or empty.
    QString verify;
    QList<ServiceId> recovers;
    /// The person states the restore point that was found.
    bool asksRestorePoint = false;
    bool drafted = false;
    QString undo;
    Place place;
};

enum class Order { Strict, Any };
enum class Mode { ReadDo, DoConfirm };

struct Phase {
    PhaseId id { QString() };
    QString title;
    QString window;
    Mode mode = Mode::ReadDo;
    Order order = Order::Strict;
    /// What is said aloud when the phase is complete.
    QString complete;
    std::optional<Condition> when;
    QList<Step> steps;
    Place place;
};

struct Mitigation {
    QString text;
    QString state;
};

struct Scenario {
    ScenarioId id { QString() };
    QString title;
    std::optional<SeverityId> severity;
    QString likelihood;
    QString impact;
    QStringList triggers;
    QStringList symptoms;
    QList<ServiceId> affects;
    Target rto;
    QList<Mitigation> mitigation;
    QStringList prerequisites;
    QList<Phase> procedure;
    QList<Step> rollback;
    QList<Step> failback;
    bool drafted = false;
    Place place;
};

/// A fact of the document that fits nowhere else.
struct Fact {
    QString about;
    QString text;
    Place place;
};

/// One system's recovery knowledge, as read from a plan file.
struct Plan {
    PlanId id { QString() };
    QString title;
    QString version;
    QString status;
    QString owner;
    QString zone;
    QString language;
    Target rto;
    Target rpo;
    QList<Severity> severities;
    QList<ExtraTarget> targets;
    QList<Tier> tiers;
    QList<Person> people;
    QList<Role> roles;
    QList<Contact> contacts;
    QList<Vendor> vendors;
    QList<Service> services;
    QList<DataClass> data;
    QList<Credential> credentials;
    QList<Scenario> scenarios;
    QList<Step> validation;
    QList<Fact> facts;
    /// The file's bytes as they were read, and the resolved plan as canonical JSON; what is frozen at declaration.
    QByteArray source;
    QByteArray resolved;

    [[nodiscard]] const Scenario* scenario(const ScenarioId& wanted) const;
    [[nodiscard]] const Service* service(const ServiceId& wanted) const;
    [[nodiscard]] const Tier* tier(const TierId& wanted) const;
    [[nodiscard]] const Severity* severity(const SeverityId& wanted) const;
};

/// The target that rules a service: its own, else its tier's, else the overall one; and which of them it was.
struct RulingTarget {
    enum class From { Service, Tier, Overall };
    Target target;
    From from = From::Overall;
};
[[nodiscard]] RulingTarget rulingRto(const Plan& plan, const Service& service);
[[nodiscard]] RulingTarget rulingRpo(const Plan& plan, const Service& service);

} // namespace muster::plan
