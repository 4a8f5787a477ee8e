using Npgsql;

namespace Sluice.Records.Engines.Postgres;

/// <summary>Where a PostgreSQL server is, as people write it: <c>Host=…;Database=…</c> or <c>postgresql://host/database</c>.</summary>
public static class PostgresAddress
{
    /// <summary>Reads an address.</summary>
    /// <returns>It; null when it is none. Why is not said: what is wrong may be part of a password.</returns>
    internal static NpgsqlConnectionStringBuilder? Parse(string text)
    {
        try
        {
            var builder = IsUri(text) ? FromUri(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
            builder.ApplicationName ??= "sluice";
            builder.Pooling = false;
            builder.IncludeErrorDetail = false;
            if (!builder.ShouldSerialize("Command Timeout"))
            {
                builder.CommandTimeout = 0;
            }

            return builder;
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether a text is an address at all.</summary>
    public static bool IsValid(string text) => Parse(text) is not null;

    private static bool IsUri(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(uri.Host) };
        if (uri.Port > 0)
        {
            builder.Port = uri.Port;
        }

        if (uri.AbsolutePath.Length > 1)
        {
            builder.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        }

        var user = uri.UserInfo.Split(':', 2);
        builder.Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
        builder.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null;
        foreach (var setting in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = setting.Split('=', 2) is [var name, var given]
                ? (name, Uri.UnescapeDataString(given))
                : throw new FormatException();
            builder[key == "sslmode" ? "SSL Mode" : key.Replace('_', ' ')] =
                key == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return builder;
    }
}
