import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Runs SQL files where no psql is at hand: {@code java -cp 'target/lib/*' bin/lib/Sql.java FILE…}, connected by PGHOST and friends. */
public final class Sql {
    public static void main(String[] files) throws Exception {
        var url = "jdbc:postgresql://" + System.getenv("PGHOST") + ":" + System.getenv("PGPORT") + "/"
                + System.getenv("PGDATABASE") + "?preferQueryMode=simple&ApplicationName=quickstart";
        try (var connection = DriverManager.getConnection(url, System.getenv("PGUSER"), System.getenv("PGPASSWORD"));
                var statement = connection.createStatement()) {
            for (var file : files) {
                statement.execute(Files.readString(Path.of(file)));
            }
        } catch (SQLException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
