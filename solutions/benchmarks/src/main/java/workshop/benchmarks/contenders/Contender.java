package workshop.benchmarks.contenders;

/** One of those that are compared. It runs on threads of its own, in a process of its own, until that process ends. */
interface Contender {

    /** The port on which it listens; 0 if it is a client. */
    default int port() {
        return 0;
    }

    /** How many messages it has handled or sent so far; 0 if the other side counts. Called by any thread. */
    default long units() {
        return 0;
    }
}
