// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
// firstwindow RUNS -- COMMAND [ARG …]: starts the command RUNS times on the display of $DISPLAY and prints,
// one line a run, milliseconds to its first mapped window, until it is painted, and its resident memory (KiB)
// two seconds later. The same watch serves every program that is compared; nothing of the program is asked.

#include <QByteArray>
#include <QFile>

#include <sys/wait.h>
#include <unistd.h>
#include <xcb/xcb.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <set>
#include <thread>

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;
constexpr int kSmallestSide = 200;
constexpr auto kPatience = std::chrono::seconds(30);

struct Seen {
    double mapped = -1;
    double painted = -1;
};

double millisSince(SteadyTime start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// Whether a band through the window's middle shows more than one or two flat colours: then the program has
/// painted.
bool isPainted(xcb_connection_t* x, xcb_window_t window, uint16_t width, uint16_t height)
{
    constexpr std::size_t kColours = 4;
    const std::unique_ptr<xcb_get_image_reply_t, decltype(&std::free)> image(
        xcb_get_image_reply(x,
            xcb_get_image(
                x, XCB_IMAGE_FORMAT_Z_PIXMAP, window, 0, 0, width, static_cast<uint16_t>(height / 2), ~0U),
            nullptr),
        &std::free);
    if (!image)
        return false;
    std::set<uint32_t> colours;
    const auto* bytes = xcb_get_image_data(image.get());
    for (int i = 0; i + 4 <= xcb_get_image_data_length(image.get()) && colours.size() < kColours; i += 4) {
        uint32_t pixel = 0;
        std::memcpy(&pixel, bytes + i, sizeof pixel);
        colours.insert(pixel & 0xffffff);
    }
    return colours.size() >= kColours;
}

/// Waits for the first large top-level window, and until it is painted.
Seen watch(xcb_connection_t* x, xcb_window_t root, SteadyTime start)
{
    Seen seen;
    xcb_window_t window = 0;
    uint16_t width = 0;
    uint16_t height = 0;
    while (std::chrono::steady_clock::now() - start < kPatience) {
        if (window != 0 && isPainted(x, window, width, height)) {
            seen.painted = millisSince(start);
            return seen;
        }
        const std::unique_ptr<xcb_generic_event_t, decltype(&std::free)> event(
            xcb_poll_for_event(x), &std::free);
        if (!event) {
            std::this_thread::sleep_for(std::chrono::microseconds(500));
            continue;
        }
        const auto* map = reinterpret_cast<const xcb_map_notify_event_t*>(event.get());
        if ((event->response_type & 0x7f) != XCB_MAP_NOTIFY || window != 0 || map->event != root)
            continue;
        const std::unique_ptr<xcb_get_geometry_reply_t, decltype(&std::free)> geometry(
            xcb_get_geometry_reply(x, xcb_get_geometry(x, map->window), nullptr), &std::free);
        if (!geometry || geometry->width < kSmallestSide || geometry->height < kSmallestSide)
            continue;
        seen.mapped = millisSince(start);
        window = map->window;
        width = geometry->width;
        height = geometry->height;
    }
    return seen;
}

long residentKiB(pid_t pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const auto& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLong();
    }
    return -1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4 || QByteArray(argv[2]) != "--") {
        std::fputs("usage: firstwindow RUNS -- COMMAND [ARG ...]\n", stderr);
        return 2;
    }
    int screen = 0;
    xcb_connection_t* x = xcb_connect(nullptr, &screen);
    if (xcb_connection_has_error(x) != 0) {
        std::fputs("firstwindow: there is no display\n", stderr);
        return 3;
    }
    const auto root = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;
    const uint32_t mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(x, root, XCB_CW_EVENT_MASK, &mask);
    xcb_flush(x);
    for (int run = 0; run < std::atoi(argv[1]); ++run) {
        while (auto* old = xcb_poll_for_event(x))
            std::free(old);
        const auto start = std::chrono::steady_clock::now();
        const pid_t child = fork();
        if (child == 0) {
            execvp(argv[3], argv + 3);
            _exit(127);
        }
        const auto seen = watch(x, root, start);
        std::this_thread::sleep_for(std::chrono::seconds(2));
        std::printf("%.1f %.1f %ld\n", seen.mapped, seen.painted, residentKiB(child));
        std::fflush(stdout);
        kill(child, SIGTERM);
        for (int i = 0; i < 200 && waitpid(child, nullptr, WNOHANG) == 0; ++i) {
            if (i == 100)
                kill(child, SIGKILL);
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
    xcb_disconnect(x);
    return 0;
}
