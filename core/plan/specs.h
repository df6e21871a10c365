// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/plan/place.h"
#include "core/plan/planids.h"
#include "core/plan/recurrence.h"
#include "core/plan/target.h"

#include <QDate>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::plan {

struct Calendar {
    QString id;
    QString title;
    QString zone;
    QList<QDate> holidays;
    Place place;
    bool operator==(const Calendar&) const = default;
};

/// A program and its arguments; never a shell line.
struct CommandLine {
    QStringList argv;
    std::optional<Millis> timeout;
    QMap<QString, QString> environment;
    QString expectOutput;
    bool operator==(const CommandLine&) const = default;
};

/// What `run` holds: one, alternatives, or several in order.
struct Run {
    enum class Mode { One, Any, All };
    Mode mode = Mode::One;
    QList<CommandLine> commands;
    bool operator==(const Run&) const = default;
};

/// What to ask of the world, and what it should answer.
struct CheckSpec {
    CheckId id { QString() };
    QString title;
    /// http tcp dns tls_expiry postgres redis sentinel status_page metric alertmanager log schedule file_age
    /// command muster
    QString kind;
    /// May be "credential:NAME" or "unknown".
    QString address;
    /// Only with a check of kind command.
    std::optional<CommandLine> command;
    std::optional<Millis> every;
    std::optional<Millis> timeout;
    QMap<QString, QString> expect;
    /// What only some kinds ask for: query, master, path, metric, pattern, vendor, ….
    QMap<QString, QString> settings;
    bool drafted = false;
    Place place;
    bool operator==(const CheckSpec&) const = default;
};

struct AlertRule {
    CheckId on { QString() };
    /// "down", "above 80 %", …; as written.
    QString when;
    std::optional<Millis> lasting;
    std::optional<SeverityId> severity;
    /// Audiences, roles or contacts.
    QStringList tell;
    bool drafted = false;
    Place place;
    bool operator==(const AlertRule&) const = default;
};

struct BackupCopy {
    QString where;
    QString region;
    QString immutable;
    QString encrypted;
    Place place;
    bool operator==(const BackupCopy&) const = default;
};

struct BackupVerify {
    QString kind;
    Recurrence every;
    Place place;
    bool operator==(const BackupVerify&) const = default;
};

/// When a backup run, or its absence, is worth an alert.
struct BackupAlert {
    std::optional<Millis> noneIn;
    /// Times the usual duration.
    std::optional<double> slowerThan;
    /// Percent.
    std::optional<double> sizeChange;
    bool operator==(const BackupAlert&) const = default;
};

/// The tool that knows what was run.
struct BackupTool {
    /// restic pgbackrest barman wal-g json files
    QString tool;
    QString repository;
    bool operator==(const BackupTool&) const = default;
};

struct BackupPolicy {
    QString id;
    QString title;
    std::optional<ServiceId> service;
    QString kind;
    std::optional<Recurrence> schedule;
    /// How long a run takes; with the interval it makes the oldest data that can be lost.
    std::optional<Millis> takes;
    QString zone;
    QString owner;
    std::optional<Period> retention;
    QString encrypted;
    QList<BackupCopy> copies;
    std::optional<BackupTool> tool;
    QList<BackupVerify> verify;
    BackupAlert alert;
    bool drafted = false;
    Place place;
    bool operator==(const BackupPolicy&) const = default;
};

struct Audience {
    AudienceId id { QString() };
    QString title;
    std::optional<Millis> first;
    std::optional<Millis> every;
    QStringList channels;
    bool drafted = false;
    Place place;
    bool operator==(const Audience&) const = default;
};

struct Channel {
    QString id;
    QString title;
    QString kind;
    QString address;
    QString room;
    /// Where a call-tree test may send; nothing else leaves in a drill.
    QString drillAddress;
    bool drafted = false;
    Place place;
    bool operator==(const Channel&) const = default;
};

struct MessageTemplate {
    TemplateId id { QString() };
    std::optional<AudienceId> audience;
    QString subject;
    QString body;
    bool drafted = false;
    Place place;
    bool operator==(const MessageTemplate&) const = default;
};

struct Communications {
    QList<Audience> audiences;
    QList<Channel> channels;
    QList<MessageTemplate> templates;
    bool operator==(const Communications&) const = default;
};

/// Something a law or contract asks for once its trigger is met.
struct Duty {
    QString id;
    QString title;
    QString trigger;
    std::optional<Millis> within;
    QString authority;
    QString owner;
    bool drafted = false;
    Place place;
    bool operator==(const Duty&) const = default;
};

/// What the facilitator of a drill throws in, and when.
struct Inject {
    Millis at { 0 };
    QString text;
    QString to;
    QString expect;
    std::optional<Millis> within;
    bool operator==(const Inject&) const = default;
};

struct DrillPolicy {
    QString id;
    QString title;
    QString kind;
    std::optional<Recurrence> every;
    QList<ScenarioId> rotates;
    std::optional<Millis> takes;
    Target rto;
    QString owner;
    QString scope;
    QMap<QString, Target> targets;
    QStringList validation;
    QList<Inject> script;
    bool drafted = false;
    Place place;
    bool operator==(const DrillPolicy&) const = default;
};

struct Review {
    QString id;
    QString title;
    Recurrence every;
    QString owner;
    bool drafted = false;
    Place place;
    bool operator==(const Review&) const = default;
};

struct Acceptance {
    QString text;
    QString metBy;
    Place place;
    bool operator==(const Acceptance&) const = default;
};

struct Compliance {
    QString framework;
    QString control;
    QStringList evidence;
    Place place;
    bool operator==(const Compliance&) const = default;
};

struct Cost {
    QString item;
    QString monthly;
    QString limit;
    QString remark;
    bool drafted = false;
    Place place;
    bool operator==(const Cost&) const = default;
};

/// What the plan rests on; a false one strikes the answers that rest on it.
struct Assumption {
    QString id;
    QString text;
    std::optional<CheckId> check;
    QList<AnswerId> breaks;
    bool drafted = false;
    Place place;
    bool operator==(const Assumption&) const = default;
};

struct Reference {
    QString to;
    QString title;
    std::optional<bool> present;
    Place place;
    bool operator==(const Reference&) const = default;
};

/// A person's reasoned acceptance of a finding.
struct Waiver {
    QString rule;
    QString where;
    QString reason;
    QString by;
    std::optional<QDate> on;
    std::optional<QDate> until;
    Place place;
    bool operator==(const Waiver&) const = default;
};

/// A fact of the document that fits nowhere else.
struct Fact {
    QString about;
    QString text;
    bool drafted = false;
    Place place;
    bool operator==(const Fact&) const = default;
};

/// A question that nobody has answered yet.
struct Question {
    QString text;
    Place place;
    bool operator==(const Question&) const = default;
};

/// A figure that the team wants to watch, e.g. actual against promised RTO.
struct Metric {
    QString id;
    QString title;
    bool drafted = false;
    Place place;
    bool operator==(const Metric&) const = default;
};

/// What one document says and another denies; the plan keeps both, each with its place.
struct Disagreement {
    struct Side {
        QString text;
        Place place;
        bool operator==(const Side&) const = default;
    };
    QString about;
    QList<Side> sides;
    Place place;
    bool operator==(const Disagreement&) const = default;
};

struct Notes {
    QList<Question> questions;
    QStringList references;
    bool operator==(const Notes&) const = default;
};

} // namespace muster::plan
