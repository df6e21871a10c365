// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessibleWidget>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

// A window with one of each fault that the screen reader's rig must find: a button without a name, something
// to come to that says nothing of what it is, a part that is counted and not there, and words that change
// each second.

namespace {

class Hollow final : public QWidget { };

class HollowInterface final : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;
    [[nodiscard]] int childCount() const override { return 1; }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* hollow = dynamic_cast<Hollow*>(object);
    return hollow == nullptr ? nullptr : new HollowInterface(hollow, QAccessible::Grouping);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("planted"));
    QAccessible::installFactory(makeInterface);
    QWidget window;
    window.setWindowTitle(QStringLiteral("Planted"));
    auto* rows = new QVBoxLayout(&window);
    auto* clock = new QLabel(QStringLiteral("0"));
    rows->addWidget(clock);
    rows->addWidget(new QPushButton);
    auto* something = new QWidget;
    something->setFocusPolicy(Qt::StrongFocus);
    something->setAccessibleName(QStringLiteral("Something"));
    rows->addWidget(something);
    rows->addWidget(new Hollow);
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, clock,
        [&, seconds = 0]() mutable { clock->setText(QString::number(++seconds)); });
    timer.start(std::chrono::seconds(1));
    window.resize(400, 300);
    window.show();
    return QApplication::exec();
}
