namespace Sluice.Cli.Io;

/// <summary>Why the system refused, in words that hold no absolute path.</summary>
internal static class SystemMessage
{
    /// <summary>Whether the exception is the system's refusal rather than a mistake of ours.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException or ArgumentException;

    /// <summary>The words.</summary>
    public static string Of(Exception exception) => exception switch
    {
        SpecialFileException special => special.Message,
        UnauthorizedAccessException or System.Security.SecurityException => "access is denied",
        FileNotFoundException or DirectoryNotFoundException => "it is not there",
        PathTooLongException => "the path is too long",
        ArgumentException or NotSupportedException => "the path is not valid",
        _ => "the system reports an error",
    };
}
