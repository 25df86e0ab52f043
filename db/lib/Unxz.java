import org.tukaani.xz.XZInputStream;

/** Unpacks standard input for machines without xz: {@code java -cp xz.jar db/lib/Unxz.java <FILE.xz}. */
public final class Unxz {
    public static void main(String[] none) throws java.io.IOException {
        new XZInputStream(System.in).transferTo(System.out);
        System.out.flush();
    }
}
