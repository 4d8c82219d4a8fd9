package workshop.tcpview;

import java.net.InetSocketAddress;
import oshi.software.os.InternetProtocolStats.TcpState;

/**
 * A TCP socket, as the operating system sees it at one moment.
 *
 * @param local the address on this side; the wildcard address where it listens on every one
 * @param remote the address on the other side; the wildcard address and port 0 while there is none
 * @param state its state in the sense of RFC 9293, section 3.3.2
 * @param owner the process that has it open, or {@link Owner#NONE}
 * @param receiveQueue what waits for the program: bytes, or for a listening socket connections; 0 where not known
 * @param sendQueue bytes that the peer's kernel has not acknowledged yet; 0 where not known
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
     * @param name what it calls itself, not safe to print; blank where not known
     */
    record Owner(int pid, String name) {

        /** Nobody: the program has closed the socket or not accepted it yet, or we may not know. */
        static final Owner NONE = new Owner(0, "");
    }
}
