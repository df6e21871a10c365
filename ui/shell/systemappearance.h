// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QObject>
#include <QSet>
#include <QString>
#include <QVariant>

class QDBusVariant;

namespace muster::ui {

/// Hears from the desktop's portal whether people here prefer dark or light, and high contrast. Where there
/// is no portal it never says anything. Thread: main.
class SystemAppearance final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemAppearance)
public:
    /// Starts from what was known before: a portal may answer only one of the two questions.
    explicit SystemAppearance(const SystemLook& known, QObject* parent = nullptr);
    ~SystemAppearance() override;

    /// Begins once the window stands: a bus may be slow to answer.
    void watchLater();
    void watch();

signals:
    void changed(const muster::ui::SystemLook& look);

private slots:
    void take(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& key);
    void tell(const QString& key, const QVariant& value);

    SystemLook m_look;
    /// Keys that the desktop has said by itself; an answer that is still on its way is older.
    QSet<QString> m_heard;
};

} // namespace muster::ui
