using Sluice.Cli;
using Sluice.Cli.Io;

using var console = new SystemConsole();
Console.CancelKeyPress += static (_, _) => AtomicFile.RemoveUnfinished();
return CliApp.Run(args, console, Environment.CurrentDirectory);
