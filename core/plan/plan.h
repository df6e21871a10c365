// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/plan/place.h"
#include "core/plan/planids.h"
#include "core/plan/recurrence.h"
#include "core/plan/specs.h"
#include "core/plan/target.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace muster::plan {

struct Severity {
    SeverityId id { QString() };
    QString title;
    Target respond;
    bool drafted = false;
    Place place;
    bool operator==(const Severity&) const = default;
};

struct Tier {
    TierId id { QString() };
    QString title;
    Target rto;
    Target rpo;
    Place place;
    bool operator==(const Tier&) const = default;
};

/// An objective that is neither overall, tier, service nor scenario: an environment, a data centre.
struct ExtraTarget {
    QString id;
    QString title;
    QString kind;
    Target rto;
    Target rpo;
    Place place;
    bool operator==(const ExtraTarget&) const = default;
};

struct Person {
    QString id;
    QString name;
    QList<RoleId> roles;
    QString phone;
    QString email;
    QString zone;
    Place place;
    bool operator==(const Person&) const = default;
};

struct Role {
    RoleId id { QString() };
    QString title;
    QStringList duties;
    QString primary;
    QString secondary;
    bool required = false;
    Place place;
    bool drafted = false;
    bool operator==(const Role&) const = default;
};

struct Contact {
    QString id;
    QString title;
    QString email;
    QString phone;
    std::optional<Millis> escalateAfter;
    Place place;
    bool operator==(const Contact&) const = default;
};

struct Vendor {
    QString id;
    QString title;
    QString statusPage;
    QString support;
    Place place;
    bool operator==(const Vendor&) const = default;
};

struct Service {
    ServiceId id { QString() };
    QString title;
    QString kind;
    std::optional<TierId> tier;
    /// The service's own; objectives() finds the one that rules.
    Target rto;
    Target rpo;
    /// Whether the plan states it at all: an unstated one leaves the tier's in force, an explicit `unknown`
    /// does not.
    bool statesRto = false;
    bool statesRpo = false;
    QString strategy;
    QString currentHow;
    Target currentRto;
    QString region;
    /// Who answers for it: a person, contact, role or vendor.
    QString owner;
    QList<ServiceId> dependsOn;
    QString vendor;
    QList<CheckId> checks;
    std::optional<int> sequence;
    Place place;
    bool drafted = false;
    Target currentRpo;
    bool operator==(const Service&) const = default;
};

/// A class of data with an objective of its own.
struct DataClass {
    QString id;
    QString title;
    std::optional<ServiceId> storedIn;
    Target rpo;
    QString currentHow;
    Target currentRpo;
    Place place;
    bool operator==(const DataClass&) const = default;
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
    Place place;
    bool operator==(const Credential&) const = default;
};

struct Answer {
    AnswerId id { QString() };
    QString title;
    std::optional<Millis> takes;
    bool operator==(const Answer&) const = default;
};

struct Decision {
    DecisionId id { QString() };
    QString question;
    QList<Answer> answers;
    bool operator==(const Decision&) const = default;
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
    bool operator==(const Condition&) const = default;
};

/// Two queries whose answers are compared.
struct SqlComparison {
    ServiceId on { QString() };
    QString before;
    QString after;
    /// "equal" and the like, as written.
    QString compare;
    bool operator==(const SqlComparison&) const = default;
};

/// A message that belongs to a step.
struct StepNotice {
    std::optional<AudienceId> audience;
    std::optional<TemplateId> templateId;
    bool operator==(const StepNotice&) const = default;
};

/// Something kept before and after, to be compared.
struct Snapshot {
    QString id;
    /// How values are hidden: "fingerprint", or empty.
    QString mask;
    bool operator==(const Snapshot&) const = default;
};

/// Who must agree before a step.
struct ApprovalAsked {
    QString by;
    /// Who may not, e.g. "requester".
    QString exclude;
    bool operator==(const ApprovalAsked&) const = default;
};

/// Extra attention after the last step.
struct Watch {
    std::optional<Millis> lasting;
    QString owner;
    bool operator==(const Watch&) const = default;
};

struct Irreversible {
    QString target;
    QString undo;
    bool operator==(const Irreversible&) const = default;
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
    std::optional<SqlComparison> sql;
    std::optional<StepNotice> notify;
    QList<Snapshot> snapshots;
    /// Credentials to change.
    QStringList rotate;
    std::optional<ApprovalAsked> approve;
    /// "required" or empty.
    QString evidence;
    /// "FILE#SCENARIO/STEP" that it was taken from; empty when it is written where it stands.
    QString use;
    /// "2.4a": where it stands in a plan that was changed while it ran; empty where its place says so.
    QString code = {};
    /// Somebody struck it while the plan ran; it keeps its place, and nobody does it.
    bool struck = false;
    bool operator==(const Step&) const = default;
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
    bool drafted = false;
    /// As for a step.
    QString code = {};
    bool operator==(const Phase&) const = default;
};

struct Mitigation {
    QString text;
    QString state;
    Place place;
    bool operator==(const Mitigation&) const = default;
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
    /// What can be done today, beside what is promised.
    QString currentHow;
    Target currentRto;
    QList<Mitigation> mitigation;
    QStringList prerequisites;
    QList<Phase> procedure;
    QList<Step> rollback;
    QList<Step> failback;
    bool drafted = false;
    Place place;
    std::optional<Watch> watch;
    bool operator==(const Scenario&) const = default;
};

/// Another plan that belongs to this one: a part, a region, a team.
struct ChildPlan {
    /// From the folder of the plan that names it.
    QString file;
    Place place;
    bool operator==(const ChildPlan&) const = default;
};

/// A file that a plan takes steps from, as it was read.
struct SourceFile {
    /// From the folder of the plan.
    QString file;
    QByteArray text;
    bool operator==(const SourceFile&) const = default;
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

    QStringList reviewers;
    /// Who must approve a version; that somebody did is an event, never in the file.
    QStringList approvers;
    std::optional<Recurrence> review;
    QString residency;
    /// After an incident.
    std::optional<Millis> reviewWithin;
    QStringList scopeIn;
    QStringList scopeOut;
    QList<Calendar> calendars;
    QList<CheckSpec> checks;
    QList<AlertRule> alerts;
    QList<BackupPolicy> backups;
    Communications communications;
    QList<Duty> duties;
    QList<DrillPolicy> drills;
    QList<Review> reviews;
    QList<Acceptance> acceptance;
    QList<Compliance> compliance;
    QList<Cost> costs;
    QList<Assumption> assumptions;
    QList<Reference> references;
    QList<Waiver> waivers;
    QList<Metric> metrics;
    QList<Disagreement> disagreements;
    Notes notes;
    /// Of the plan's own head.
    Place place;

    /// The file's bytes as they were read, and the resolved plan as canonical JSON; what is frozen at
    /// declaration.
    QByteArray source;
    QByteArray resolved;

    QList<ChildPlan> children;
    /// Beside `source`; none in a plan that was read from its resolved form, where all stands in one.
    QList<SourceFile> included;

    [[nodiscard]] const Scenario* scenario(const ScenarioId& wanted) const;
    [[nodiscard]] const Service* service(const ServiceId& wanted) const;
    [[nodiscard]] const Tier* tier(const TierId& wanted) const;
    [[nodiscard]] const Severity* severity(const SeverityId& wanted) const;
    [[nodiscard]] const Credential* credential(const QString& wanted) const;

    bool operator==(const Plan&) const = default;
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
