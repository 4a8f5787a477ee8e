using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Core.Binding;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Dev.Printing;

/// <summary>Prints policy files and policy sets that were named on a command line.</summary>
internal static class PolicyPrinter
{
    /// <summary>Prints the trees of files.</summary>
    /// <returns>0, or 2 where one cannot be read.</returns>
    public static int PrintTrees(IEnumerable<string> files, IConsoleIo io, string folder)
    {
        foreach (var file in files)
        {
            var path = Path.GetFullPath(file, folder);
            if (!File.Exists(path))
            {
                io.Error.Write($"{file} is not there\n");
                return 2;
            }

            if (SourceDecoder.TryDecode(file, File.ReadAllBytes(path), out var problem) is not { } source)
            {
                io.Error.Write(problem + "\n");
                return 2;
            }

            io.Out.Write(TreePrinter.Print(source));
        }

        return 0;
    }

    /// <summary>Prints what was compiled from folders.</summary>
    /// <returns>0, or 1 where one has errors.</returns>
    public static int PrintSets(IEnumerable<string> folders, IConsoleIo io, string folder, Func<Compilation, string> print)
    {
        var context = new CliContext(io, folder, "never");
        foreach (var named in folders)
        {
            if (PolicyFolder.Use(context, named, out _) is not { } policies)
            {
                return 1;
            }

            io.Out.Write(print(policies.Session.Compilation));
        }

        return 0;
    }
}
