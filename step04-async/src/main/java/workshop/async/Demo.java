package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A chat room for {@code nc}: every line goes to everybody. Two threads serve them all. */
public final class Demo {

    private static final int THREADS = 2;

    private static final Lines LINES = new Lines(1000);

    /** The deadline for the drain of all connections at the end. */
    private static final Duration DRAIN_DEADLINE = Duration.ofSeconds(1);

    private final ChatRoom room = new ChatRoom();

    Demo() {}

    /** Listens on loopback until Ctrl-C, on port 33333 or the port in the system property {@code port}. */
    public static void main(String[] args) throws InterruptedException {
        Demo demo = new Demo();
        try {
            AsynchronousServerSocketChannel listener = listenOn(DemoAddress.get(0));
            AsyncServer server = AsyncServer.start(listener, demo::welcome);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> demo.stop(server)));
            explain(DemoAddress.host(listener.getLocalAddress()), server.port());
            Thread.currentThread().join();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (UnsupportedOperationException e) {
            notImplemented(e);
        }
    }

    private static AsynchronousServerSocketChannel listenOn(InetSocketAddress address) throws IOException {
        var threads = Thread.ofPlatform().name("handlers-", 1).factory();
        var group = AsynchronousChannelGroup.withFixedThreadPool(THREADS, threads);
        try {
            return AsynchronousServerSocketChannel.open(group).bind(address);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot listen on " + DemoAddress.host(address) + " port " + address.getPort() + ": "
                            + e.getMessage() + ". Choose another port: ./workshop demo 4 --port 40000",
                    e);
        }
    }

    void welcome(AsynchronousSocketChannel channel) {
        try {
            AsyncConnection guest = new AsyncConnection(channel);
            String name = "guest " + portOf(guest);
            room.join(guest);
            // The action runs in a task of its own, because it broadcasts. The broadcast may cut off further guests,
            // and their actions would broadcast too, all on one stack.
            guest.closed().whenCompleteAsync((end, reason) -> left(name, reason));
            enqueue(name + " is here");
            room.flush();
            guest.receive(LINES, linesOf(name)).whenComplete((end, failure) -> receivingEnded(guest));
        } catch (IOException e) {
            System.out.println("a guest left before it could join: " + e);
        } catch (UnsupportedOperationException e) {
            notImplemented(e);
        }
    }

    private static void receivingEnded(AsyncConnection guest) {
        // A drain closes the connection itself, when the queue is empty.
        if (!guest.isDraining()) {
            guest.close();
        }
    }

    private static int portOf(AsyncConnection guest) {
        return ((InetSocketAddress) guest.peer()).getPort();
    }

    private MessageHandler linesOf(String name) {
        return new MessageHandler() {
            @Override
            public void message(ByteBuffer line) {
                enqueue(name + ": " + UTF_8.decode(line));
            }

            @Override
            public void readComplete() {
                room.flush();
            }
        };
    }

    private void enqueue(String line) {
        room.enqueue(LINES.encode(UTF_8.encode(line)));
    }

    private void left(String name, Throwable reason) {
        if (reason instanceof UnsupportedOperationException) {
            notImplemented(reason);
            return;
        }
        // A faulty exercise often ends a connection with an exception that has no message.
        System.out.println(name + " left"
                + (reason == null ? "" : ": " + Objects.requireNonNullElse(reason.getMessage(), reason.toString())));
        enqueue(name + " left");
        room.flush();
    }

    private void stop(AsyncServer server) {
        System.out.printf(
                Locale.ROOT,
                "%nThe room closes. What is queued has %d second to reach the guests.%n",
                DRAIN_DEADLINE.toSeconds());
        try {
            server.close();
            var drained = room.members().stream().map(guest -> guest.closeAfterDrain(DRAIN_DEADLINE));
            CompletableFuture.allOf(drained.toArray(CompletableFuture[]::new))
                    .exceptionally(late -> null)
                    .join();
        } catch (IOException e) {
            System.err.println("Could not close gracefully: " + e.getMessage());
        } catch (UnsupportedOperationException e) {
            System.out.println("That needs exercise 4.9, an extra. Until it is solved, what is queued is dropped.");
        }
    }

    private static void notImplemented(Throwable todo) {
        System.err.println("Not implemented yet. " + todo.getMessage() + " → docs/step04-async.md\n"
                + "The reference solution runs with: ./workshop demo 4 --solution");
        // Not exit: that would run the shutdown hook, whose closeAfterDrain may not be implemented either.
        Runtime.getRuntime().halt(1);
    }

    private static void explain(String host, int port) {
        System.out.printf(
                Locale.ROOT, """
                A chat room on %1$s port %2$d, served by %3$d threads, however many guests there are.

                Talk from two or three other terminals:
                  nc %1$s %2$d
                Stop one of them with Ctrl-Z: the others chat on. These commands show the bytes that wait for it:
                  Linux    ss -tn 'sport = :%2$d'         (Send-Q: in the kernel; 1 MiB more may wait in the queue)
                  macOS    netstat -an -p tcp | grep %2$d
                  Windows  netstat -ano | findstr :%2$d
                This command shows the threads that serve all guests (jcmd is a part of the JDK):
                  jcmd %4$d Thread.print | grep -A 2 '"handlers'

                Ctrl-C ends it.
                """, host, port, THREADS, ProcessHandle.current().pid());
    }
}
