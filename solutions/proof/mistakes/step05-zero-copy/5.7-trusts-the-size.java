// Mistake: the code sends as many bytes as size() said.
// Fails with: [the bytes that arrived of a file that has grown meanwhile] are 3000000 bytes, expected 3000100
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (sent < initialSize) {
            long count = file.transferTo(sent, initialSize - sent, channel);
            if (count == 0) {
                if (file.size() <= sent) {
                    throw new EOFException("the file had " + initialSize + " bytes and has only " + file.size() + " now");
                }
                return false;
            }
            sent += count;
        }
        return true;
    }
}
