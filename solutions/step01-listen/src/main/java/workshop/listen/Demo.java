package workshop.listen;

import java.io.IOException;
import java.util.Locale;

/** Listens and waits, so that you can look at a listening socket with system tools. */
public final class Demo {

    private Demo() {}

    /** Listens on loopback until Ctrl-C, on port 33333 or on the port in the system property {@code port}. */
    public static void main(String[] args) throws InterruptedException {
        try (Listener listener = Listener.onLoopback(DemoAddress.get(0).getPort())) {
            explain(DemoAddress.host(listener.channel().getLocalAddress()), listener.port());
            Thread.currentThread().join();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (UnsupportedOperationException e) {
            System.err.println("Not implemented yet. " + e.getMessage() + " → docs/step01-listen.md\n"
                    + "The reference solution runs with: ./workshop demo 1 --solution");
            System.exit(1);
        }
    }

    private static void explain(String host, int port) {
        System.out.printf(Locale.ROOT, """
                Listening on %1$s port %2$d, a %3$s port. It accepts nothing: that is step 2.

                See it from another terminal:
                  Linux    ss -ltn 'sport = :%2$d'        (Send-Q is the backlog, Recv-Q the length of the queue)
                  macOS    lsof -nP -iTCP:%2$d
                  Windows  netstat -ano | findstr :%2$d
                Connect, type something, and look again:
                  nc %1$s %2$d

                Ctrl-C ends it.
                """, host, port, PortRange.of(port));
    }
}
