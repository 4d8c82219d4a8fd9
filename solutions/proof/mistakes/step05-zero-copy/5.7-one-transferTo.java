// Mistake: the code assumes that one transferTo sends everything.
// Fails with: [the whole file was sent to a channel with free space for a third of it] Expecting value to be false but was true
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        sent += file.transferTo(sent, Long.MAX_VALUE - sent, channel);
        checkNotTruncated();
        return true;
    }
}
