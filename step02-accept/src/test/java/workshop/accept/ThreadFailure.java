package workshop.accept;

/**
 * Why a thread has ended.
 *
 * @param thread names the thread in an error message
 * @param thrown the exception that ended it
 */
record ThreadFailure(String thread, Throwable thrown) {

    @Override
    public String toString() {
        return thread + " ended with " + thrown;
    }
}
