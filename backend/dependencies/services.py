"""The services of the caller."""

from typing import Annotated

from fastapi import Depends, Request

from backend.core.runtime import Runtime
from backend.core.services.change_service import ChangeService
from backend.core.services.collection_service import LabelService, ListService
from backend.core.services.todo_service import TodoService
from backend.core.services.trash_service import TrashService
from backend.core.services.user_service import UserService
from backend.db.database import Database
from backend.dependencies.auth import CurrentUser


def _database(request: Request) -> Database:
    runtime: Runtime = request.app.state.runtime
    return runtime.database


async def get_todo_service(request: Request, caller: CurrentUser) -> TodoService:
    return TodoService(_database(request), caller)


async def get_trash_service(request: Request, caller: CurrentUser) -> TrashService:
    return TrashService(_database(request), caller)


async def get_list_service(request: Request, caller: CurrentUser) -> ListService:
    return ListService(_database(request), caller)


async def get_label_service(request: Request, caller: CurrentUser) -> LabelService:
    return LabelService(_database(request), caller)


async def get_change_service(request: Request, caller: CurrentUser) -> ChangeService:
    return ChangeService(_database(request), caller)


async def get_user_service(request: Request, caller: CurrentUser) -> UserService:
    return UserService(_database(request), caller)


TodoServiceDep = Annotated[TodoService, Depends(get_todo_service)]
TrashServiceDep = Annotated[TrashService, Depends(get_trash_service)]
ListServiceDep = Annotated[ListService, Depends(get_list_service)]
LabelServiceDep = Annotated[LabelService, Depends(get_label_service)]
ChangeServiceDep = Annotated[ChangeService, Depends(get_change_service)]
UserServiceDep = Annotated[UserService, Depends(get_user_service)]
