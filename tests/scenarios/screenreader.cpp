// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/screenreader.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusVariant>

#include <tuple>

namespace muster::test {

namespace {

const auto kAccessible = QStringLiteral("org.a11y.atspi.Accessible");
const auto kRegistry = QStringLiteral("org.a11y.atspi.Registry");
const auto kConnection = QStringLiteral("accessibility");
const auto kNothing = QStringLiteral("/org/a11y/atspi/null");
// Bits of the two words in which a state is said.
constexpr int kFocusable = 11;
constexpr int kShowing = 25;
constexpr uint kInvalidRole = 0;
/// A tree that goes deeper than this goes in a circle.
constexpr int kDeepest = 60;

/// Roles with which a person does something.
bool isInteractive(const QString& role)
{
    static const QSet<QString> kRoles { QStringLiteral("push button"), QStringLiteral("button"),
        QStringLiteral("toggle button"), QStringLiteral("radio button"), QStringLiteral("check box"),
        QStringLiteral("combo box"), QStringLiteral("text"), QStringLiteral("entry"),
        QStringLiteral("password text"), QStringLiteral("spin button"), QStringLiteral("slider"),
        QStringLiteral("page tab"), QStringLiteral("page tab list"), QStringLiteral("list"),
        QStringLiteral("list item"), QStringLiteral("tree"), QStringLiteral("tree item"),
        QStringLiteral("table"), QStringLiteral("table cell"), QStringLiteral("menu item"),
        QStringLiteral("link") };
    return kRoles.contains(role);
}

/// Qt calls a widget that says nothing of itself a client, which the bus knows as a filler.
bool hasNoRole(const QString& role)
{
    static const QSet<QString> kNone { QString(), QStringLiteral("unknown"), QStringLiteral("invalid role"),
        QStringLiteral("invalid"), QStringLiteral("filler") };
    return kNone.contains(role);
}

QString accessibilityAddress()
{
    auto question = QDBusMessage::createMethodCall(QStringLiteral("org.a11y.Bus"),
        QStringLiteral("/org/a11y/bus"), QStringLiteral("org.a11y.Bus"), QStringLiteral("GetAddress"));
    const auto answer = QDBusConnection::sessionBus().call(question);
    return answer.arguments().value(0).toString();
}

} // namespace

ScreenReader::ScreenReader()
    : m_bus(QDBusConnection::connectToBus(accessibilityAddress(), kConnection))
{
    // A program says nothing as long as nobody has asked the registry for it.
    for (const auto* kind : { "object:", "window:", "focus:" }) {
        auto listen = QDBusMessage::createMethodCall(kRegistry, QStringLiteral("/org/a11y/atspi/registry"),
            kRegistry, QStringLiteral("RegisterEvent"));
        listen << QString::fromLatin1(kind);
        static_cast<void>(m_bus.call(listen));
    }
    for (const auto* kind : { "Object", "Window", "Focus" }) {
        m_bus.connect({}, {}, QStringLiteral("org.a11y.atspi.Event.%1").arg(QLatin1String(kind)), {}, this,
            SLOT(count(QDBusMessage)));
    }
}

ScreenReader::~ScreenReader()
{
    QDBusConnection::disconnectFromBus(kConnection);
}

void ScreenReader::count(const QDBusMessage&)
{
    ++m_events;
}

int ScreenReader::takeEvents(const Node& program)
{
    QString trouble;
    std::ignore = propertyOf(program, QStringLiteral("Name"), &trouble);
    QCoreApplication::processEvents();
    return std::exchange(m_events, 0);
}

QDBusMessage ScreenReader::ask(
    const Node& node, const QString& interface, const QString& member, const QVariantList& words) const
{
    auto question = QDBusMessage::createMethodCall(node.service, node.path, interface, member);
    question.setArguments(words);
    return m_bus.call(question, QDBus::Block, 10000);
}

QList<Node> ScreenReader::childrenOf(const Node& node, QString* trouble) const
{
    const auto answer = ask(node, kAccessible, QStringLiteral("GetChildren"));
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) {
        *trouble = QStringLiteral("its children are not told: ") + answer.errorMessage();
        return {};
    }
    QList<Node> children;
    const auto list = answer.arguments().constFirst().value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        QString service;
        QDBusObjectPath path;
        list.beginStructure();
        list >> service >> path;
        list.endStructure();
        children.append({ service, path.path() });
    }
    list.endArray();
    return children;
}

QVariant ScreenReader::propertyOf(const Node& node, const QString& property, QString* trouble) const
{
    const auto answer = ask(node, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"),
        { kAccessible, property });
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) {
        *trouble = QStringLiteral("its %1 is not told: %2").arg(property, answer.errorMessage());
        return {};
    }
    return answer.arguments().constFirst().value<QDBusVariant>().variant();
}

bool ScreenReader::act(const Node& node) const
{
    const auto answer = ask(node, QStringLiteral("org.a11y.atspi.Action"), QStringLiteral("DoAction"), { 0 });
    return answer.type() == QDBusMessage::ReplyMessage && answer.arguments().value(0).toBool();
}

bool ScreenReader::write(const Node& node, const QString& text) const
{
    const auto answer = ask(
        node, QStringLiteral("org.a11y.atspi.EditableText"), QStringLiteral("SetTextContents"), { text });
    return answer.type() == QDBusMessage::ReplyMessage && answer.arguments().value(0).toBool();
}

std::optional<Node> ScreenReader::program(const QString& name) const
{
    QString trouble;
    const auto programs
        = childrenOf({ kRegistry, QStringLiteral("/org/a11y/atspi/accessible/root") }, &trouble);
    for (const auto& one : programs) {
        if (propertyOf(one, QStringLiteral("Name"), &trouble).toString() == name)
            return one;
    }
    return {};
}

void ScreenReader::walkInto(const Node& node, const QStringList& inside, QSet<QString>* seen,
    QList<Spoken>* made, QStringList* faults) const
{
    const auto where = inside.join(u" / ") + QStringLiteral(" (%1)").arg(node.path.section(u'/', -1));
    const auto blame = [&](const QString& what) { faults->append(what + QStringLiteral(", in ") + where); };
    if (node.path == kNothing || node.service.isEmpty()) {
        blame(QStringLiteral("an invalid interface"));
        return;
    }
    if (seen->contains(node.path) || inside.size() > kDeepest) {
        blame(QStringLiteral("an interface that is in two places"));
        return;
    }
    seen->insert(node.path);

    QString trouble;
    Spoken spoken;
    spoken.node = node;
    spoken.inside = inside;
    spoken.name = propertyOf(node, QStringLiteral("Name"), &trouble).toString();
    const auto role = ask(node, kAccessible, QStringLiteral("GetRole"));
    if (role.type() != QDBusMessage::ReplyMessage || role.arguments().value(0).toUInt() == kInvalidRole)
        trouble = QStringLiteral("an invalid interface: %1").arg(role.errorMessage());
    spoken.role = ask(node, kAccessible, QStringLiteral("GetRoleName")).arguments().value(0).toString();
    const auto states = ask(node, kAccessible, QStringLiteral("GetState"));
    if (states.type() == QDBusMessage::ReplyMessage && !states.arguments().isEmpty()) {
        QList<uint> words;
        states.arguments().constFirst().value<QDBusArgument>() >> words;
        const auto has = [&](int bit) { return (words.value(0) >> bit & 1U) != 0; };
        spoken.focusable = has(kFocusable);
        spoken.showing = has(kShowing);
    } else {
        trouble = QStringLiteral("its state is not told: ") + states.errorMessage();
    }
    const auto children = childrenOf(node, &trouble);
    if (!trouble.isEmpty()) {
        blame(trouble);
        return;
    }
    made->append(spoken);
    const auto here = QStringLiteral("%1 “%2”").arg(spoken.role, spoken.name);
    for (const auto& child : children)
        walkInto(child, inside + QStringList { here }, seen, made, faults);
}

QList<Spoken> ScreenReader::walk(const Node& root, QStringList* faults) const
{
    QList<Spoken> made;
    QSet<QString> seen;
    walkInto(root, {}, &seen, &made, faults);
    return made;
}

QStringList ScreenReader::faultsIn(const Node& root) const
{
    QStringList faults;
    const auto everything = walk(root, &faults);
    for (const auto& spoken : everything) {
        // What is not on the screen cannot be come to.
        if (!spoken.showing)
            continue;
        const auto where = QStringLiteral(", in %1 (%2)")
                               .arg(spoken.inside.join(u" / "), spoken.node.path.section(u'/', -1));
        if (hasNoRole(spoken.role) && spoken.focusable)
            faults << QStringLiteral("a control without a role: “%1”%2").arg(spoken.name, where);
        else if ((spoken.focusable || isInteractive(spoken.role)) && spoken.name.trimmed().isEmpty())
            faults << QStringLiteral("a %1 without a name%2").arg(spoken.role, where);
    }
    return faults;
}

} // namespace muster::test
