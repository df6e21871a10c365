// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <optional>

namespace muster::test {

/// One thing in a program, as a screen reader addresses it.
struct Node {
    QString service;
    QString path;
};

/// What a screen reader is told of one thing.
struct Spoken {
    Node node;
    QString name;
    QString role;
    bool focusable = false;
    bool showing = false;
    /// Names of all it lies in, outermost first.
    QStringList inside;
};

/// Looks at programs from outside, over the accessibility bus of the session, with no library between: as the
/// bus answers, so it is judged. Thread: main.
class ScreenReader final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScreenReader)
public:
    /// Starts the accessibility bus of this session when it does not run yet.
    ScreenReader();
    ~ScreenReader() override;

    /// The program of that name on the bus; nothing while it is not there.
    [[nodiscard]] std::optional<Node> program(const QString& name) const;
    /// Everything in it, parents first. Whatever does not answer as it should is added to faults.
    [[nodiscard]] QList<Spoken> walk(const Node& root, QStringList* faults) const;
    /// The sentences about what a person could not use: without a name or a role, or not answering.
    [[nodiscard]] QStringList faultsIn(const Node& root) const;

    /// Does what the thing does first of all: presses a button, chooses an answer. Whether it answered.
    [[nodiscard]] bool act(const Node& node) const;
    /// Puts this text into the thing in place of what is there. Whether it answered.
    [[nodiscard]] bool write(const Node& node, const QString& text) const;

    /// How many events the bus has carried since the last call, with all that this program has sent so far:
    /// it is asked something, and its answer comes behind its events.
    [[nodiscard]] int takeEvents(const Node& program);

private slots:
    void count(const QDBusMessage& event);

private:
    [[nodiscard]] QDBusMessage ask(const Node& node, const QString& interface, const QString& member,
        const QVariantList& words = {}) const;
    [[nodiscard]] QList<Node> childrenOf(const Node& node, QString* trouble) const;
    [[nodiscard]] QVariant propertyOf(const Node& node, const QString& property, QString* trouble) const;
    void walkInto(const Node& node, const QStringList& inside, QSet<QString>* seen, QList<Spoken>* made,
        QStringList* faults) const;

    QDBusConnection m_bus;
    int m_events = 0;
};

} // namespace muster::test
