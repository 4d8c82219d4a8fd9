package workshop.benchmarks.contenders;

/**
 * A program that is compared with others. It runs on threads of its own, in a process of its own, until that process
 * ends.
 */
interface Contender {

    /** The size of the buffers for reading and writing, in bytes: the same for all contenders. */
    int BUFFER_SIZE = 64 * 1024;

    /** The maximum length of a payload in a broadcast, in bytes. */
    int MAX_PAYLOAD = 1024;

    /** Returns the port on which it listens; 0 if it is a client. */
    default int port() {
        return 0;
    }

    /** Returns the number of messages that it has handled or sent so far; 0 if the peer counts. Thread-safe. */
    default long units() {
        return 0;
    }
}
