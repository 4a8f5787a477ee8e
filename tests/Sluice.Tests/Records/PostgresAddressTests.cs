using Sluice.Records.Engines.Postgres;
using Xunit;

namespace Sluice.Tests.Records;

public class PostgresAddressTests
{
    [Theory]
    [InlineData("Host=db;Port=5433;Database=crm;Username=gate;Password='a;b'", "db", 5433, "crm", "gate", "a;b")]
    [InlineData("postgresql://gate:a%3Bb@db:5433/crm", "db", 5433, "crm", "gate", "a;b")]
    [InlineData("postgres://gate:a%3Bb@db:5433/crm?sslmode=verify-full&application_name=x", "db", 5433, "crm", "gate", "a;b")]
    [InlineData("postgres://db", "db", 5432, null, null, null)]
    public void An_address_is_read_in_both_forms(string text, string host, int port, string? database, string? user, string? password)
    {
        var address = PostgresAddress.Parse(text)!;

        Assert.Equal(
            (host, port, database, user, password),
            (address.Host, address.Port, address.Database, address.Username, address.Password)
        );
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Hots=db")]
    [InlineData("postgres://db:port/crm")]
    [InlineData("postgres://db/crm?what=this")]
    [InlineData("postgres://db/crm?sslmode")]
    public void What_is_no_address_is_refused(string text) => Assert.False(PostgresAddress.IsValid(text));

    [Fact]
    public void A_query_takes_as_long_as_it_needs_unless_the_address_says_otherwise()
    {
        Assert.Equal(0, PostgresAddress.Parse("Host=db")!.CommandTimeout);
        Assert.Equal(0, PostgresAddress.Parse("postgres://db")!.CommandTimeout);
        Assert.Equal(7, PostgresAddress.Parse("Host=db;Command Timeout=7")!.CommandTimeout);
        Assert.Equal("sluice", PostgresAddress.Parse("Host=db")!.ApplicationName);
        Assert.Equal(Npgsql.SslMode.VerifyFull, PostgresAddress.Parse("postgres://db/x?sslmode=verify-full")!.SslMode);
    }
}
