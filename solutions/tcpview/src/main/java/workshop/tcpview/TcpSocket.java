package workshop.tcpview;

import java.net.InetSocketAddress;
import oshi.software.os.InternetProtocolStats.TcpState;

/**
 * A TCP socket, as the operating system reports it at one moment.
 *
 * @param local the local address; the wildcard address if it listens on every interface
 * @param remote the remote address; the wildcard address and port 0 if there is none
 * @param state its state in the sense of RFC 9293, section 3.3.2
 * @param owner the process that has the socket open, or {@link Owner#NONE}
 * @param receiveQueue bytes that wait for the program, or for a listening socket connections; 0 if not known
 * @param sendQueue bytes that the peer's kernel has not acknowledged yet; 0 if not known
 */
record TcpSocket(
        InetSocketAddress local,
        InetSocketAddress remote,
        TcpState state,
        Owner owner,
        int receiveQueue,
        int sendQueue) {

    /**
     * A process.
     *
     * @param pid its number, 1 or more
     * @param name the name that it has given itself, not safe to print; blank if not known
     */
    record Owner(int pid, String name) {

        /** No process: the program has closed the socket or not accepted it yet, or this user may not see the process. */
        static final Owner NONE = new Owner(0, "");
    }
}
