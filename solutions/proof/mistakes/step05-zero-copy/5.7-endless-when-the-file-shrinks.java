// Mistake: the loop does not end when the file becomes shorter.
// Fails with: the test did not come back within its time limit; your code hangs at sendTo (FileSender.java:
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (sent < initialSize) {
            long count = file.transferTo(sent, initialSize - sent, channel);
            if (count == 0 && file.size() > sent) {
                return false;
            }
            sent += count;
        }
        return true;
    }
}
